import { setTimeout as delay } from 'node:timers/promises';

const FLUSH_WITHIN_MS = 2_000;
const EXPORT_WITHIN_MS = 3_000;

/** Traces, for whoever collects them: switched on by the standard OTEL_* variables, and nothing at all otherwise. */
export interface Telemetry {
  /** Begins a span; the function that comes back ends it. Attributes are plain facts, never bodies or keys. */
  span(
    name: string,
    attributes: Readonly<Record<string, string | number>>,
  ): (outcome: { error?: boolean; attributes?: Readonly<Record<string, string | number>> }) => void;
  close(): Promise<void>;
}

const SILENT: Telemetry = { span: () => () => {}, close: async () => {} };

/** The libraries are loaded only when a collector is named: they cost a third of a second at start. */
export async function startTelemetry(
  variables: Readonly<Record<string, string | undefined>>,
  service: string,
): Promise<Telemetry> {
  if (!isWanted(variables)) return SILENT;
  const [{ NodeSDK }, { SpanStatusCode, trace }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/api'),
  ]);
  // The SDK reads the environment itself. Its own 10 s of trying again would outlast the time that we have to end.
  process.env.OTEL_EXPORTER_OTLP_TIMEOUT ??= String(EXPORT_WITHIN_MS);
  const sdk = new NodeSDK({ serviceName: variables.OTEL_SERVICE_NAME ?? service });
  sdk.start();
  const tracer = trace.getTracer('kente');
  return {
    span(name, attributes) {
      const span = tracer.startSpan(name, { attributes });
      return ({ error, attributes: more }) => {
        if (more) span.setAttributes(more);
        if (error) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      };
    },
    // A collector that is gone must not hold up the end.
    close: () => Promise.race([sdk.shutdown().catch(() => {}), delay(FLUSH_WITHIN_MS, undefined, { ref: false })]),
  };
}

function isWanted(variables: Readonly<Record<string, string | undefined>>): boolean {
  const { OTEL_SDK_DISABLED: disabled, OTEL_TRACES_EXPORTER: exporter } = variables;
  if (disabled?.toLowerCase() === 'true' || exporter === 'none') return false;
  const endpoint = variables.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || variables.OTEL_EXPORTER_OTLP_ENDPOINT;
  return Boolean(endpoint || exporter);
}
