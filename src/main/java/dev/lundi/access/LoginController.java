package dev.lundi.access;

import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which editors and operators sign in. */
@Controller
class LoginController {

	@GetMapping("/login")
	String login(@RequestParam Map<String, String> asked, Model model) {
		model.addAttribute("refused", asked.containsKey("error"));
		model.addAttribute("signedOut", asked.containsKey("logout"));
		return "login";
	}

}
