/** Whether a device that answers by this channel belongs to who answers, and so keeps what corrects the answer. */
export function keepsKeys(channel: string): boolean {
	return channel !== 'interviewer' && channel !== 'kiosk';
}
