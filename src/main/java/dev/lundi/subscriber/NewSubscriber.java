package dev.lundi.subscriber;

import java.util.Locale;

import dev.lundi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/** A person to be added; see {@link Subscriber}. */
public record NewSubscriber(EmailAddress email, @Nullable String name, Locale language) {
}
