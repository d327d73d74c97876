export { type Connectors, createConnectors } from './registry.ts';
