import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';

/** A file that came in a form, whole. */
export interface Upload {
  /** As the sender calls it. */
  name: string;
  /** The media type that the sender gives it; may be wrong. */
  type: string;
  bytes: Uint8Array;
}

/** What a form adds around its file: boundaries, part headers, a few small fields. */
const FORM_BYTES = 64 * 1024;
const MOST_FIELDS = 20;

export function tooLarge(): Refusal {
  return new Refusal('body.too_large', { status: 413, message: 'The request body is too large.' });
}

/** Refuses by what the request says of itself, before anything of it is read. */
export function checkUploadLength(request: FastifyRequest, maxBytes: number): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + FORM_BYTES) throw tooLarge();
}

/** A corner of the server where forms are read as streams; elsewhere they are bytes like any other body. */
export async function acceptForms(scope: FastifyInstance): Promise<void> {
  const { default: multipart } = await import('@fastify/multipart');
  await scope.register(multipart, {
    throwFileSizeLimit: false,
    limits: { files: 1, fields: MOST_FIELDS, parts: MOST_FIELDS + 1, fieldSize: FORM_BYTES, headerPairs: 100 },
  });
}

/**
 * The file of a form; null where the request is no form, or has no file.
 * @throws Refusal 413 once more than `maxBytes` came, 400 for a second file and for a form that cannot be read.
 */
export async function readUpload(request: FastifyRequest, maxBytes: number): Promise<Upload | null> {
  if (!request.isMultipart()) return null;
  let upload: Upload | null = null;
  try {
    for await (const part of request.files({ limits: { fileSize: maxBytes } })) {
      const chunks: Buffer[] = [];
      for await (const chunk of part.file) chunks.push(chunk as Buffer);
      if (part.file.truncated) throw tooLarge();
      upload = { name: part.filename, type: part.mimetype, bytes: Buffer.concat(chunks) };
    }
    return upload;
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable(error);
  }
}

function unreadable(cause: unknown): Refusal {
  if (cause instanceof Error && 'code' in cause && cause.code === 'FST_FILES_LIMIT')
    return new Refusal('body.several_files', { status: 400, message: 'The form has more than one file. Send one.' });
  const message = 'The request body is not a readable form. Send multipart/form-data with one file.';
  return new Refusal('body.not_a_form', { status: 400, message, cause });
}
