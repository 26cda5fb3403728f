import { error, redirect } from '@sveltejs/kit';
import { findPlace, findStaffPlace, type Place, type Places } from './places';
import type { Session } from './session';

/** What the guards ask of a request. */
interface Asking {
	locals: { session: () => Promise<Session | null>; places: () => Promise<Places> };
	url: URL;
}

/** The account, or away to sign in and back. */
export async function requireSession({ locals, url }: Asking): Promise<Session> {
	const session = await locals.session();
	if (session) return session;
	redirect(303, signInHref(url));
}

/** Signing in and back to where somebody was; the name of an action is no place to go back to. */
export function signInHref({ pathname, searchParams }: URL): string {
	const kept = new URLSearchParams([...searchParams].filter(([key]) => !key.startsWith('/')));
	const search = kept.size === 0 ? '' : `?${kept.toString()}`;
	return `/entrar?volver=${encodeURIComponent(pathname + search)}`;
}

/** The place of STL staff. An exercise of others and one that does not exist answer the same. */
export async function requireStaffPlace({ locals }: Pick<Asking, 'locals'>, slug: string): Promise<Place> {
	return findStaffPlace(await locals.places(), slug) ?? error(404);
}

/** The place of anybody who is something in the exercise: seat, staff, facilitator or guarantor. */
export async function requirePlace({ locals }: Pick<Asking, 'locals'>, slug: string): Promise<Place> {
	return findPlace(await locals.places(), slug) ?? error(404);
}

/** Those who look after what others bring: staff and the guarantor body. Others have no such page. */
export async function requireReviewerPlace(asking: Pick<Asking, 'locals'>, slug: string): Promise<Place> {
	const place = await requirePlace(asking, slug);
	return place.roles.some((role) => role === 'stl_staff' || role === 'guarantor') ? place : error(404);
}

/** Administrators only. */
export async function requireAdministrator({ locals }: Pick<Asking, 'locals'>): Promise<void> {
	if (!(await locals.places()).administrator) error(404);
}

/** Route groups that nobody enters without an account. */
const closedGroups = /^\/\((workspace|admin)\)(\/|$)/;
/** Groups whose pages are about one visitor, signed in or about to be. */
const personalGroups = /^\/\((workspace|admin|access)\)(\/|$)/;

/** Whether what a route answers is for one visitor and must not be kept by anything on the way. */
export function isPersonal(routeId: string | null): boolean {
	return routeId !== null && personalGroups.test(routeId);
}

/**
 * Whether a form was sent from a page of an exercise after its session had ended, by a browser without scripts. To lead
 * it away would lose what was typed. Where scripts run the page stays and says so itself.
 */
export async function arrivesTooLate(
	event: Asking & { route: { id: string | null }; params: Partial<Record<string, string>>; request: Request },
): Promise<boolean> {
	const { route, params, request, locals } = event;
	if (request.method !== 'POST' || request.headers.has('x-sveltekit-action')) return false;
	if (route.id === null || !closedGroups.test(route.id) || params['ejercicio'] === undefined) return false;
	return (await locals.session()) === null;
}

/**
 * Stands before every page and action of the closed groups. Layouts check again to show their own «not found», but a
 * layout does not run before an action, and a page may load beside it instead of after it.
 */
export async function admit(
	event: Asking & { route: { id: string | null }; params: Partial<Record<string, string>>; request: Request },
): Promise<void> {
	const { route, params, request } = event;
	if (route.id === null || !closedGroups.test(route.id)) return;
	await requireSession(event);
	if (request.method === 'GET' || request.method === 'HEAD') return;
	if (route.id.startsWith('/(admin)')) await requireAdministrator(event);
	else if (params['ejercicio'] !== undefined) {
		const demand = route.id.startsWith('/(workspace)/stl/') ? requireStaffPlace : requirePlace;
		await demand(event, params['ejercicio']);
	}
}
