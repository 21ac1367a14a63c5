import { SpanStatusCode } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node'

/**
 * What is known of a span besides its times: which route, which method, which status. Addresses
 * (`http.target`, `http.url`) hold what readers search for and the tokens of their mails.
 */
const ALLOWED = ['http.method', 'http.status_code', 'http.route', 'next.route', 'next.span_type']

/**
 * Sends Next's spans to the collector at `OTEL_EXPORTER_OTLP_ENDPOINT`, in batches, by OTLP over
 * HTTP. The SDK reads its other settings (`OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_TRACES_SAMPLER` …)
 * from the environment too. Gives a function that sends what is left and ends it.
 */
export function startTracing(): () => Promise<void> {
  const batches = new BatchSpanProcessor(new OTLPTraceExporter())
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': process.env.OTEL_SERVICE_NAME || 'we-guide',
    }),
    spanProcessors: [withoutPersonalData(batches)],
  })
  // Nobody outside decides what is recorded: a `traceparent` of a request is not read.
  provider.register({ propagator: null })
  return () => provider.shutdown()
}

function withoutPersonalData(next: SpanProcessor): SpanProcessor {
  return {
    onStart: (span, context) => next.onStart(span, context),
    onEnd: (span) => next.onEnd(scrub(span)),
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  }
}

/** A span with its route and its times, and nothing that a reader sent or an error said. */
export function scrub(span: ReadableSpan): ReadableSpan {
  const attributes = Object.fromEntries(
    ALLOWED.flatMap((name) => {
      const value = span.attributes[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const type = String(attributes['next.span_type'] ?? 'span')
  const where = attributes['next.route'] ?? attributes['http.method'] ?? ''
  return {
    name: `${type} ${where}`.trim(),
    kind: span.kind,
    spanContext: () => span.spanContext(),
    ...(span.parentSpanContext && { parentSpanContext: span.parentSpanContext }),
    startTime: span.startTime,
    endTime: span.endTime,
    duration: span.duration,
    ended: span.ended,
    status: {
      code: span.status.code === SpanStatusCode.ERROR ? SpanStatusCode.ERROR : SpanStatusCode.UNSET,
    },
    attributes,
    links: [],
    events: [],
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: span.droppedAttributesCount,
    droppedEventsCount: span.droppedEventsCount,
    droppedLinksCount: span.droppedLinksCount,
  }
}
