import { linkingScenarios } from './linking-scenarios.ts';

linkingScenarios('/connect.js', 'kente');
