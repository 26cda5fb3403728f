import { fitAccent } from '$lib/ui/color/accent';

type Signed = { institutionName: string; institutionAccent: string | null } & (
	{ slug: string; institutionCrest: string | null } | { exerciseSlug: string; institutionHasCrest: boolean }
);

/** Who signs a page: its name, the address of its crest, and its colour made readable. */
export function showInstitution(signed: Signed): NonNullable<App.PageData['institution']> {
	return {
		name: signed.institutionName,
		crest: findCrest(signed),
		accent: signed.institutionAccent === null ? null : fitAccent(signed.institutionAccent),
	};
}

function findCrest(signed: Signed): string | null {
	if ('exerciseSlug' in signed) return signed.institutionHasCrest ? crestAddress(signed.exerciseSlug) : null;
	return signed.institutionCrest === null ? null : crestAddress(signed.slug);
}

/** Where the crest of an exercise is served from: inside each page it would weigh more than the page. */
function crestAddress(exerciseSlug: string): string {
	return `/ejercicio/${exerciseSlug}/escudo`;
}
