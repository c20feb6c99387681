/**
 * What XML 1.0 cannot carry at all, not even as a reference, such as the bytes of a terminal's colours in a log file.
 * https://www.w3.org/TR/xml/#charsets
 */
// oxlint-disable-next-line no-control-regex
const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser would make a line feed of it: https://www.w3.org/TR/xml/#sec-line-ends
  '\r': '&#13;',
};

export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(UNSAYABLE, '\ufffd')
    .replace(/[&<>"'\r]/g, (character) => ENTITIES[character] ?? character);
}

/** How a dialect calls things. `within` is the API's name of what a member is in, for example `SecurityGroups`. */
export type Naming = {
  element(name: string, within: string): string;
  /** The tag of a list's items. */
  item(list: string): string;
};

/** The members of a result, one element each. What is undefined is left out. */
export function xmlMembers(members: object, naming: Naming, within = ''): string {
  return Object.entries(members)
    .map(([name, value]: [string, unknown]) =>
      value === undefined || value === null
        ? ''
        : element(naming.element(name, within), content(name, value, naming)),
    )
    .join('');
}

export function element(tag: string, inner: string): string {
  return inner === '' ? `<${tag}/>` : `<${tag}>${inner}</${tag}>`;
}

function content(name: string, value: unknown, naming: Naming): string {
  if (Array.isArray(value)) {
    const tag = naming.item(name);
    return value.map((item: unknown) => element(tag, content(name, item, naming))).join('');
  }
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null) return xmlMembers(value, naming, name);
  if (typeof value === 'string') return xmlText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError(`the member ${name} of a result is a ${typeof value}`);
}
