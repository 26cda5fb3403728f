/** Marks every element a payload would make, if a page took its text for markup. */
export const struckMark = 'data-struck';

/** What runs, if it runs at all, calls this. */
const strike = 'struck()';

/** Elements and attributes that run something, or load from elsewhere, where a browser reads them as markup. */
const vectors = [
	`<script ${struckMark}>${strike}</script>`,
	`<img ${struckMark} src=x onerror=${strike}>`,
	`<svg ${struckMark} onload=${strike}>`,
	`<svg ${struckMark}><animate onbegin=${strike} attributeName=x>`,
	`<iframe ${struckMark} srcdoc="<script>parent.${strike}</script>">`,
	`<iframe ${struckMark} src=javascript:parent.${strike}>`,
	`<a ${struckMark} href=javascript:${strike} autofocus>x</a>`,
	`<body ${struckMark} onload=${strike}>`,
	`<input ${struckMark} autofocus onfocus=${strike}>`,
	`<details ${struckMark} open ontoggle=${strike}>`,
	`<video ${struckMark}><source onerror=${strike}>`,
	`<object ${struckMark} data=javascript:${strike}>`,
	`<embed ${struckMark} src=javascript:${strike}>`,
	`<base ${struckMark} href=//evil.example/>`,
	`<link ${struckMark} rel=stylesheet href=//evil.example/a.css>`,
	`<meta ${struckMark} http-equiv=refresh content="0;url=//evil.example">`,
	`<form ${struckMark} action=//evil.example><button>x</button>`,
	`<math ${struckMark}><mtext><img onerror=${strike} src=x>`,
	`<template ${struckMark}><script>${strike}</script></template>`,
	`<style ${struckMark}>@import "//evil.example/a.css";</style>`,
	`<marquee ${struckMark} onstart=${strike}>x`,
	`<button ${struckMark} formaction=javascript:${strike}>x</button>`,
	`javascript:${strike}`,
	`{{constructor.constructor('${strike}')()}}`,
	`\${${strike}}`,
];

/** Ways out of where a text may stand: another element, an attribute, a script, a comment, a stylesheet. */
const escapes = [
	'',
	'">',
	"'>",
	'</textarea></title>',
	'</script>',
	'--><!--',
	'</style>',
	'\\u003c/script>',
];

/** Each vector after each way out, with a word before it so that a text alone is still one. */
export const payloads: readonly string[] = escapes.flatMap((escape) =>
	vectors.map((vector, at) => `Texto ${at}${escape}${vector}`),
);
