import { linkingScenarios } from './linking-scenarios.ts';

linkingScenarios('@mono.co/connect.js 2.2.0', 'mono');
