import { askingScenarios } from './linking-scenarios.ts';

askingScenarios('/connect.js', 'kente');
