package dev.lundi.inbox;

import java.util.List;

/**
 * Some mails, newest first.
 *
 * @param total how many mails there are on all pages
 */
record InboxPage(List<InboxMail> mails, long total, boolean hasNewer, boolean hasOlder) {

	public long newest() {
		return mails.isEmpty() ? 0 : mails.getFirst().id();
	}

	public long oldest() {
		return mails.isEmpty() ? 0 : mails.getLast().id();
	}

}
