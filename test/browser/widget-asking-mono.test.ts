import { askingScenarios } from './linking-scenarios.ts';

askingScenarios('@mono.co/connect.js 2.2.0', 'mono');
