import { fail, redirect } from '@sveltejs/kit';
import { stationForm, stationKinds, usualCeiling } from '$lib/domain/consultation/stationForms';
import { parseForm } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { readCountry, readStateCatalogue } from '$lib/map/readMexico.server';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { createStation, listStations, readPinDay } from '$lib/server/data/station/stations';
import { openConsultation, openExercise, refuse } from '../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

const dayMs = 24 * 60 * 60 * 1000;

async function listMunicipalities(stateId: string | null): Promise<readonly { id: string; name: string }[]> {
	if (stateId === null) return readCountry();
	return (await readStateCatalogue(stateId))?.municipalities ?? [];
}

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	const [stations, pinDay, municipalities] = await Promise.all([
		listStations(locals.backend, consultation.id),
		readPinDay(locals.backend, consultation.id),
		listMunicipalities(exercise.stateId),
	]);
	const nameOf = new Map(municipalities.map(({ id, name }) => [id, name]));
	return {
		here,
		title: consultation.title,
		timeZone: consultation.timeZone,
		kinds: stationKinds.filter((kind) => consultation.channels.includes(kind)),
		usualCeiling,
		isClosed: consultation.phase === 'closed',
		enrolAt: `${locals.site.origin}/modulo`,
		isSecure: locals.site.isSecure,
		municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
		stations: stations.map((station) => ({
			id: station.id,
			name: station.name,
			kind: station.kind,
			ceiling: station.dailyCeiling,
			municipality:
				station.municipalityId === null
					? null
					: (nameOf.get(station.municipalityId) ?? station.municipalityId),
			state:
				station.revokedOn !== null
					? ('revoked' as const)
					: station.enrolledOn === null
						? ('waiting' as const)
						: ('enrolled' as const),
			waiting: station.waiting,
			reportedAt: station.reportedAt,
			isLate:
				station.waiting > 0 &&
				station.waitingSince !== null &&
				Date.now() - Date.parse(station.waitingSince) > dayMs,
			isSilent: station.reportedAt !== null && Date.now() - Date.parse(station.reportedAt) > dayMs,
		})),
		hasPin: pinDay !== null,
		just: url.searchParams.has('revocado') ? 'revoked' : url.searchParams.has('clave') ? 'pin' : null,
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(stationForm, form);
		if (!read.ok) return fail(400, { ...refusedForm(locals.locale, read.error), made: null });
		const { name, municipality, kind, ceiling } = read.value;
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const consultation = await openConsultation(locals.backend, params);
		if (!consultation.channels.includes(kind)) {
			redirect(303, `/stl/${params.ejercicio}/consultas/${params.consulta}/modulos`);
		}
		const known = await listMunicipalities(exercise.stateId);
		if (municipality !== null && !known.some(({ id }) => id === municipality)) {
			const errors = [{ field: 'municipality', code: 'territory_choice' } as const];
			return fail(400, {
				...refusedForm(locals.locale, { errors, typed: readTyped(form) }),
				made: null,
			});
		}
		const created = await createStation(locals.backend, consultation.id, {
			name,
			municipality,
			kind,
			ceiling,
		});
		if (!created.ok) return refuse(locals.locale, created.error, form);
		const { code } = created.value;
		const link = `${locals.site.origin}/modulo/inscribir?${new URLSearchParams({ codigo: code }).toString()}`;
		// Shown this once: only its hash is stored.
		return { errors: [], typed: {}, made: { name, code, link } };
	},
};
