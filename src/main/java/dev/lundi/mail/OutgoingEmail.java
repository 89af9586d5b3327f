package dev.lundi.mail;

import dev.lundi.rendering.RenderedEmail;

/** A rendered mail with its addresses and headers. */
public record OutgoingEmail(Envelope envelope, Letterhead letterhead, RenderedEmail rendered) {
}
