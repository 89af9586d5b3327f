package dev.lundi.subscriber;

import java.util.Locale;

import dev.lundi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A person at one address.
 *
 * @param name how the person wants to be called; null when unknown
 * @param language in which the person is written to
 */
public record Subscriber(long id, EmailAddress email, @Nullable String name, Locale language) {
}
