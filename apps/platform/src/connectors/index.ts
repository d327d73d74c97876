export { type Connectors, createConnectors, STATEMENT_UPLOAD } from './registry.ts';
