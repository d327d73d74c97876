import type { FastifyInstance } from 'fastify';
import { drawCaptcha } from '../captcha.ts';
import { CAPTCHA_WORD } from '../challenges.ts';

/** The picture of the word that a sign-in may ask for. */
export function getCaptcha(app: FastifyInstance): void {
  app.get('/captcha', () => ({ picture: drawCaptcha(CAPTCHA_WORD) }));
}
