import { verifiers } from '$lib/server/export/verifier/verifierFiles';
import { serveAlone } from '../serveAlone.server';
import type { RequestHandler } from './$types';

/** Works as it is served and as a file that was saved. */
export const GET: RequestHandler = () => serveAlone(verifiers.page);
