import type { Visitor } from './visitor';

const exercise = '/stl/oaxaca-2026';

/** What the sample has not: a consultation and a prioritization still being written, a station, and an answer. */
export async function prepareDrafts(staff: Visitor, tablet: Visitor, origin: string): Promise<string[]> {
	const send = async (visitor: Visitor, path: string, fields: [string, string][]) => {
		const answer = await visitor.ask({
			method: 'POST',
			path,
			headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams(fields).toString(),
		});
		if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${findErrors(answer.text)}`);
		return answer;
	};
	const consultation = await send(staff, `${exercise}/consultas/nueva`, [
		['title', 'Consulta que se escribe'],
		['slug', 'consulta-que-se-escribe'],
		['whoMayAnswer', 'Cualquier persona de aquí.'],
		['useOfResults', 'Sirve para probar.'],
		['opens', '2031-01-01T09:00'],
		['closes', '2031-02-01T09:00'],
		['graceDays', '3'],
		['reviewDays', '0'],
		['channels', 'web'],
		['channels', 'kiosk'],
		['template', 'ventanilla'],
	]);
	const page = await staff.ask({ method: 'GET', path: `${exercise}/jerarquizaciones/nueva` });
	const problems = [
		...new Set(page.text.match(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g)),
	];
	const prioritization = await send(staff, `${exercise}/jerarquizaciones/nueva`, [
		['title', 'Jerarquización que se escribe'],
		['slug', 'jerarquizacion-que-se-escribe'],
		['question', '¿Qué problemas van primero en esta prueba?'],
		['counting.task', 'rank'],
		['counting.method', 'ranked-pairs'],
		['counting.unranked', 'last'],
		['tieRule.rule', 'leave-tied'],
		['publication', 'anonymous'],
		...problems.slice(0, 4).map((id): [string, string] => ['alternatives', id]),
	]);
	const station = await send(staff, `${exercise}/consultas/tu-colonia-2026/modulos`, [
		['name', 'Ventanilla de prueba'],
		['kind', 'kiosk'],
		['ceiling', '500'],
		['municipality', ''],
	]);
	const code = /inscribir\?codigo=([A-Z0-9-]+)/i.exec(station.text)?.[1] ?? '';
	await send(tablet, '/modulo', [['code', decodeURIComponent(code)]]);
	return [consultation, prioritization].map(({ headers }) => headers.location ?? '').filter(Boolean);
}

function findErrors(html: string): string {
	return html
		.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
		.replaceAll(/<[^>]+>/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.slice(0, 600);
}
