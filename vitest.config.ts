import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Whole-system tests first: one of a minute that began last would hold up the end alone. */
const FIRST = ['test/chaos/', 'test/browser/', 'test/contract/', 'apps/cli/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = FIRST.findIndex((folder) => moduleId.includes(`/${folder}`));
      return found === -1 ? FIRST.length : found;
    };
    return [...files].sort((a, b) => place(a) - place(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'test/long/**'],
    globalSetup: ['packages/kit/src/testing/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Processes that tests start find their code compiled, as `npm start` does.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('./node_modules/.cache/kente', import.meta.url)) },
    sequence: { sequencer: LongestFirst },
  },
});
