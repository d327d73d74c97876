import type { Json, Stage } from './stage.ts';

export const RANDOM_ID = 'a0b1c2d3e4f5a0b1c2d3e4f5';

/** The routes that exist on old paths do so twice. */
export const onBothPaths = (path: string): string[] => [path, `/v1${path}`];

export interface Ask {
  body?: unknown;
  key?: string | null;
  headers?: Record<string, string>;
}

/** What drives routes to the statuses that they declare. */
export interface StatusTools {
  stage(): Stage;
  /** A linked account of the stage. */
  account(): string;
  /** Where a webhook is taken. */
  sinkUrl(): string;
  expectStatus(status: number, method: string, path: string, ask?: Ask): Promise<Json>;
  /** The same with 200. */
  ok(method: string, path: string, ask?: Ask): Promise<Json>;
}
