import type { Check, Findings } from '../findings';
import type { Material } from '../material';
import { base64url, computeRoot } from '../../evidence';

/** 40: the root that somebody brought from outside (printed on an acta, received by mail) is the root of this log. */
function checkAnchor({ lines, anchor }: Material, found: Findings): void {
	if (anchor === null) return;
	const computed = base64url(computeRoot(lines.map(({ leaf }) => leaf)));
	if (computed !== anchor) found.fail('anchor-differs', { declared: anchor, found: computed });
}

export const anchorChecks: readonly Check[] = [{ number: 40, code: 'anchor', run: checkAnchor }];
