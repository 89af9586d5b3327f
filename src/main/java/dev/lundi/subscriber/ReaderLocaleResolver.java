package dev.lundi.subscriber;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * Pages speak the language that a browser asks for, unless the address says another one,
 * or the reader is known, and has chosen one.
 */
@Component("localeResolver")
class ReaderLocaleResolver extends AcceptHeaderLocaleResolver {

	private static final String CHOSEN = ReaderLocaleResolver.class.getName();

	/** In the address alone: to ask for a field could unpack a file. */
	private static final Pattern ASKED = Pattern.compile("(?:^|&)lang=(fr|en)(?:&|$)");

	ReaderLocaleResolver(@Value("${spring.web.locale}") Locale unasked) {
		setDefaultLocale(unasked);
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
			return chosen;
		}
		Matcher asked = ASKED.matcher(Objects.requireNonNullElse(request.getQueryString(), ""));
		return asked.find() ? Locale.of(asked.group(1)) : super.resolveLocale(request);
	}

	/** For the rest of this request. */
	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		request.setAttribute(CHOSEN, locale);
	}

}
