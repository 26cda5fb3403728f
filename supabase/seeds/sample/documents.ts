import { readDocumentFile } from '../../../src/lib/domain/document/documentFile';
import { fileDocument } from '../../../src/lib/server/data/record/documents';
import type { SampleExercise } from './exercise';
import { need } from './need';

const minutes = [
	'MINUTA DE LA MESA DE LENGUAS ORIGINARIAS (ficticia)',
	'6 de marzo de 2026, Biblioteca de Muestra',
	'',
	'1. Se leyó lo que dijo la gente en la consulta.',
	'2. Se acordó pedir los avisos de salud en lengua zapoteca y mixteca.',
	'3. La mesa volverá a reunirse cuando haya resultado.',
	'',
].join('\n');
const contacts = [
	'Contactos de la mesa de lenguas originarias (ficticios)',
	'Bruno Ejemplo, 555 0100 000',
	'Ana Muestra, 555 0100 001',
	'',
].join('\n');

/** What was filed: a minuta that anybody may read, and a list that only the STL and the guarantor do. */
export async function fileDocuments(exercise: SampleExercise, consultation: string): Promise<void> {
	for (const { kind, title, isPublic, name, text } of [
		{
			kind: 'minuta',
			title: 'Minuta de la mesa de lenguas originarias (ficticia)',
			isPublic: true,
			name: 'minuta-lenguas-originarias.txt',
			text: minutes,
		},
		{
			kind: 'other',
			title: 'Contactos de la mesa de lenguas originarias (ficticios)',
			isPublic: false,
			name: 'contactos.txt',
			text: contacts,
		},
	] as const) {
		const file = readDocumentFile(kind, name, new TextEncoder().encode(text));
		if (!file.ok) throw new Error(`${title}: ${file.error}`);
		const details = { kind, title, isPublic, consent: null, about: isPublic ? consultation : null };
		need(await fileDocument(exercise.staff.backend, exercise.id, details, file.value), title);
	}
}
