import { ApartEnded, startApart } from '@kente/kit/apart';
import type { RefusedUpload, Upload, UploadedFile } from './read-upload.ts';

export interface ReadLimits {
  timeoutMs: number;
  /** Memory of one reading process. */
  memoryMb: number;
  /** Files read at the same time. */
  processes: number;
  /** Files that may wait for a process. */
  waiting: number;
}

const ENTRY = new URL('./worker.ts', import.meta.url);
export const READ_LIMITS: ReadLimits = { timeoutMs: 120_000, memoryMb: 768, processes: 2, waiting: 50 };

export type ReadApart = (file: UploadedFile) => Promise<Upload | RefusedUpload>;

const refused = (message: string): RefusedUpload => ({ kind: 'refused', message });
const BUSY = refused('Many statements are being read right now. Try again in a minute.');
const TOO_LONG = refused('This file takes too long to read. Export a shorter period and upload that.');
const TOO_BIG = refused('This file needs too much memory to read. Export a shorter period and upload that.');
const BROKEN = refused(
  'This file could not be read. Download the statement again and retry, or choose another format.',
);

/**
 * Reads each file in a process of its own, so that no file can hold up or bring down the platform. Waits its turn when
 * all of them are busy. Never rejects: what goes wrong with a file is an answer for the person.
 */
export function createReadApart(limits: ReadLimits = READ_LIMITS): ReadApart {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (file) => {
    if (running < limits.processes) running += 1;
    else if (queue.length >= limits.waiting) return BUSY;
    // Whoever ends hands its place over, so a newcomer cannot take it in between.
    else await new Promise<void>((start) => queue.push(start));
    try {
      return await readInProcess(file, limits);
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

async function readInProcess(file: UploadedFile, { timeoutMs, memoryMb }: ReadLimits): Promise<Upload | RefusedUpload> {
  const apart = startApart({ entry: ENTRY, memoryMb });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    apart.kill();
  }, timeoutMs);
  try {
    apart.tell(file);
    return (await apart.answer) as Upload | RefusedUpload;
  } catch (error) {
    if (isLate) return TOO_LONG;
    return error instanceof ApartEnded && error.outOfMemory ? TOO_BIG : BROKEN;
  } finally {
    clearTimeout(timer);
    await apart.end();
  }
}
