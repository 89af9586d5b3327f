package dev.lundi.access;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page who is signed in, so that its navigation offers what is open. */
@ControllerAdvice
class SignedInAdvice {

	@ModelAttribute("signedIn")
	SignedIn signedIn(@Nullable Authentication authentication) {
		return (authentication != null) ? SignedIn.as(authentication.getName(), authentication.getAuthorities())
				: SignedIn.as("", List.of());
	}

	/** The account of this visit; without a name for visitors. */
	record SignedIn(String name, boolean editor, boolean operator) {

		private static SignedIn as(String name, Collection<? extends GrantedAuthority> authorities) {
			List<@Nullable String> names = authorities.stream()
				.<@Nullable String>map(GrantedAuthority::getAuthority)
				.toList();
			return new SignedIn(name, names.contains(Role.EDITOR.authority()),
					names.contains(Role.OPERATOR.authority()));
		}

	}

}
