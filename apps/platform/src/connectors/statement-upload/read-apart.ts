import { Worker } from 'node:worker_threads';
import type { RefusedUpload, Upload, UploadedFile } from './read-upload.ts';

export interface ReadLimits {
  timeoutMs: number;
  /** Memory of one reading thread. */
  memoryMb: number;
  /** Files read at the same time. */
  threads: number;
  /** Files that may wait for a thread. */
  waiting: number;
}

export const READ_LIMITS: ReadLimits = { timeoutMs: 120_000, memoryMb: 768, threads: 2, waiting: 50 };

export type ReadApart = (file: UploadedFile) => Promise<Upload | RefusedUpload>;

const refused = (message: string): RefusedUpload => ({ kind: 'refused', message });
const BUSY = refused('Many statements are being read right now. Try again in a minute.');
const TOO_LONG = refused('This file takes too long to read. Export a shorter period and upload that.');
const TOO_BIG = refused('This file needs too much memory to read. Export a shorter period and upload that.');
const BROKEN = refused(
  'This file could not be read. Download the statement again and retry, or choose another format.',
);

/**
 * Reads each file in a thread of its own, so that no file can hold up or bring down the platform. Waits its turn when
 * all threads are busy. Never rejects: what goes wrong with a file is an answer for the person.
 */
export function createReadApart(limits: ReadLimits = READ_LIMITS): ReadApart {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (file) => {
    if (running < limits.threads) running += 1;
    else if (queue.length >= limits.waiting) return BUSY;
    // Whoever ends hands its place over, so a newcomer cannot take it in between.
    else await new Promise<void>((start) => queue.push(start));
    try {
      return await readInThread(file, limits);
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

function readInThread(file: UploadedFile, { timeoutMs, memoryMb }: ReadLimits): Promise<Upload | RefusedUpload> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: file,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      // The platform's secrets are no business of a thread that reads a stranger's file.
      env: {},
    });
    // A thread that has answered ends by itself: ending it from outside at that moment has crashed the process before.
    const timer = setTimeout(() => {
      resolve(TOO_LONG);
      void worker.terminate();
    }, timeoutMs);
    worker.once('message', (answer: Upload | RefusedUpload) => resolve(answer));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_BIG : BROKEN),
    );
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(BROKEN);
    });
  });
}
