/** The page around the reference. Everything it needs is served under `/docs/assets`. */
export function referencePage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kente API reference</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/assets/page.css">
</head>
<body>
<main id="reference"><p class="loading">Loading the API reference… It is also at <a href="/openapi.json">/openapi.json</a>.</p></main>
<script src="/docs/assets/reference.js"></script>
<script src="/docs/assets/start.js"></script>
</body>
</html>
`;
}

/**
 * The reference's code runs from our own origin only, and talks to nobody else. Its styles are put in by script, and its
 * markdown and schema code needs no `eval`.
 */
export const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
