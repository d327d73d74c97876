/** Our own icon: a strip of woven cloth in four colours. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48" role="img" aria-label="Kente">
<title>Kente</title>
<clipPath id="c"><rect width="48" height="48" rx="11"/></clipPath>
<g clip-path="url(#c)">
<rect width="48" height="48" fill="#0f5c47"/>
<path fill="#e9a820" d="M0 0h12v12H0zM24 0h12v12H24zM12 12h12v12H12zM36 12h12v12H36zM0 24h12v12H0zM24 24h12v12H24zM12 36h12v12H12zM36 36h12v12H36z"/>
<path fill="#b3261e" d="M0 4h12v4H0zM24 4h12v4H24zM12 16h12v4H12zM36 16h12v4H36zM0 28h12v4H0zM24 28h12v4H24zM12 40h12v4H12zM36 40h12v4H36z"/>
<path fill="#14201c" d="M16 0h4v12h-4zM40 0h4v12h-4zM4 12h4v12H4zM28 12h4v12h-4zM16 24h4v12h-4zM40 24h4v12h-4zM4 36h4v12H4zM28 36h4v12h-4z"/>
</g>
</svg>
`;
