import { parentPort, workerData } from 'node:worker_threads';
import { readUpload, type UploadedFile } from './read-upload.ts';

parentPort?.postMessage(readUpload(workerData as UploadedFile));
