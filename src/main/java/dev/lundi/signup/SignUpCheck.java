package dev.lundi.signup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.InvalidAddressException;
import dev.lundi.reason.Reason;
import dev.lundi.relay.Relays;
import dev.lundi.subscriber.NameRule;
import dev.lundi.subscriber.NewSubscriber;
import org.jspecify.annotations.Nullable;

/** Takes from the form what may be kept, and says of each other field what is wrong. */
final class SignUpCheck {

	private final Map<String, Reason> faults = new LinkedHashMap<>();

	private final Relays relays;

	SignUpCheck(Relays relays) {
		this.relays = relays;
	}

	/** Empty when there are {@link #faults}. */
	Optional<NewSubscriber> read(SignUpForm form, Locale otherwise) {
		EmailAddress email = email(form.email());
		String name = form.name().strip();
		NameRule.fault(name).ifPresent((fault) -> faults.put("name", fault));
		Locale language = language(form.language(), otherwise);
		return (email != null && faults.isEmpty())
				? Optional.of(new NewSubscriber(email, name.isEmpty() ? null : name, language)) : Optional.empty();
	}

	private @Nullable EmailAddress email(String typed) {
		if (typed.isBlank()) {
			faults.put("email", Reason.of("address.missing"));
			return null;
		}
		try {
			EmailAddress email = EmailAddress.parse(typed);
			if (email.needsSmtpUtf8() && !relays.takeUtf8Addresses()) {
				faults.put("email", Reason.of("address.smtputf8"));
			}
			return email;
		}
		catch (InvalidAddressException ex) {
			faults.put("email", Reason.of("address").and(ex.reason()));
			return null;
		}
	}

	/** English or French. */
	static Locale language(String typed, Locale otherwise) {
		String tag = typed.isBlank() ? otherwise.getLanguage() : typed;
		return "en".equals(tag) ? Locale.ENGLISH : Locale.FRENCH;
	}

	/** What is wrong, by field. */
	Map<String, Reason> faults() {
		return faults;
	}

}
