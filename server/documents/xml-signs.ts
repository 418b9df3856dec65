// eslint-disable-next-line no-control-regex
const none = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Signs no XML can hold are left out; half of a pair of surrogates becomes its replacement sign. */
export const writable = (text: string): string => text.replaceAll(none, '').replaceAll(/\p{Surrogate}/gu, '\ufffd')
