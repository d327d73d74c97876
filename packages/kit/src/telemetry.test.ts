import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { childModule } from './testing/child.ts';

const SERVE = `
  import { createServer } from './http/server.ts';
  import { createLogger } from './log.ts';
  import { createMetrics } from './metrics.ts';
  import { systemClock } from './clock.ts';
  import { startTelemetry } from './telemetry.ts';
  import { createRequire } from 'node:module';
  const telemetry = await startTelemetry(process.env, 'kente');
  const app = await createServer({
    log: createLogger({ level: 'silent', name: 'child' }), clock: systemClock, metrics: createMetrics(), telemetry,
    bodyLimitBytes: 1000, requestTimeoutMs: 5000, maxEventLoopDelayMs: 0, trustProxy: false, ready: async () => {},
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const key = { headers: { 'mono-sec-key': process.env.TEST_KEY ?? '' } };
  await fetch('http://127.0.0.1:' + app.server.address().port + '/health/live?key=' + process.env.TEST_KEY, key);
  await app.close();
  await telemetry.close();
  const loaded = Object.keys(createRequire(process.cwd() + '/x.js').cache).filter((name) => name.includes('@opentelemetry/sdk'));
  console.log(JSON.stringify({ loaded: loaded.length }));`;

test('with a collector named, a span of each request arrives there, without keys', async () => {
  const bodies: string[] = [];
  const sink = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(`${request.url} ${Buffer.concat(chunks).toString('latin1')}`);
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(sink, 'listening');
  const { port } = sink.address() as AddressInfo;
  const child = childModule(SERVE, {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    TEST_KEY: 'test_sk_a1b2c3d4e5f6g7h8i9j0',
  });
  expect((await child.exited).code).toBe(0);
  sink.close();
  const told = bodies.find((body) => body.startsWith('/v1/traces')) ?? '';
  expect(told).toContain('GET /health/live');
  expect(told).toContain('http.response.status_code');
  expect(told).not.toMatch(/test_sk_/);
});

test('without one nothing of it is loaded, and nothing is written to standard error at start', async () => {
  for (const off of [
    {},
    { OTEL_TRACES_EXPORTER: 'none' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
    { OTEL_SDK_DISABLED: 'true', OTEL_TRACES_EXPORTER: 'otlp' },
  ]) {
    const child = childModule(SERVE, off as Record<string, string>);
    const { code } = await child.exited;
    expect({ code, ...child.output() }).toEqual({ code: 0, stdout: '{"loaded":0}\n', stderr: '' });
  }
});

test('a collector that is gone holds up the end for no more than moments', async () => {
  const child = childModule(SERVE, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  const from = performance.now();
  expect((await child.exited).code).toBe(0);
  expect(performance.now() - from).toBeLessThan(8_000);
});
