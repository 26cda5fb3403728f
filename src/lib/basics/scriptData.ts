/**
 * A script element with data for a script of the same page.
 *
 * @param id of the element; ours, never what a person wrote.
 * @param value anything that JSON can hold. Nothing in it can end the element, begin a comment or another script, or
 * break a line where an old reader of scripts saw one.
 */
export function writeScriptData(id: string, value: unknown): string {
	const json = JSON.stringify(value).replaceAll(
		/[<>&\u2028\u2029]/g,
		(found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return `<script type="application/json" id="${id}">${json}</script>`;
}
