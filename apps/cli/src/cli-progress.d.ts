/** The part of cli-progress that is used here; the package brings no types. */
declare module 'cli-progress' {
  export class SingleBar {
    constructor(options: { format: string }, preset: object);
    start(total: number, from: number): void;
    increment(): void;
    stop(): void;
  }
  export const Presets: { readonly shades_classic: object };
}
