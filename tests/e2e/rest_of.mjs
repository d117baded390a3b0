// What comes after the first part of the page's module, as the page itself knows it.

/** The address of the rest, told by the page at `address` with this text; nothing where there is none. */
export function restOf(html, address) {
  const [, href] = html.match(/<link rel="rest" href="([^"]+)"/) ?? [];
  return href && new URL(href, address).href;
}
