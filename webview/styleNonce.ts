/**
 * Passes the nonce of the panel's own script on to the component library, which looks for it under this name before
 * it adds a style element to find out what the browser can do. Must run before the library is loaded.
 */
const nonce = document.currentScript?.nonce;
if (nonce) {
  const found = document.querySelector('meta[property="csp-nonce"]');
  const meta = found instanceof HTMLMetaElement ? found : document.createElement('meta');
  meta.setAttribute('property', 'csp-nonce');
  meta.content = nonce;
  document.head.append(meta);
}
