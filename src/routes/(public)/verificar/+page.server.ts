import { verifiers } from '$lib/server/export/verifier/verifierFiles';
import type { PageServerLoad } from './$types';

const addresses = { 'verify.html': '/verificar/verify.html', 'prioriza-verify.mjs': '/prioriza-verify.mjs' };

export const load: PageServerLoad = () => ({
	files: [verifiers.page, verifiers.program].map(({ name, bytes, sha256 }) => ({
		name,
		sha256,
		kilobytes: Math.ceil(bytes.length / 1024),
		address: addresses[name],
	})),
});
