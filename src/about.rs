//! What the program says about itself: what it is, what it is not, and what the system refuses it.

use crate::confine::Held;

/// A page: paragraphs, with the refusals indented below their heading.
pub fn page(held: Held) -> String {
    let refused = |is: bool| match is {
        true => "refused by the system",
        false => "not refused here: this system cannot",
    };
    let (calls, writes) = (refused(held.calls), refused(held.writes));
    format!(
        "Afterhour {}, {}\n\
         \n\
         A journal for therapists: reflections on their life online, encrypted on this computer, with a summary sealed for \
         the supervisor. It is not the client record, an incident report or a complaint, and not for urgent matters. In a \
         summary names are replaced and details reviewed by you; somebody who knows the setting may still recognise a \
         client.\n\
         \n\
         There is no network code in it, no account, and nothing that counts you. Should something in it try all the \
         same:\n\
         \n    the network: {calls}\n    starting another program, or looking into one: {calls}\n    \
         writing outside the journal and the settings: {writes}\n\
         \n\
         A new file is written where you name one, for your own account only; nothing is overwritten.",
        env!("CARGO_PKG_VERSION"),
        env!("CARGO_PKG_LICENSE"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_does_not_refuse_is_said() {
        let (calls, writes) = (true, false);
        let page = page(Held { calls, writes });
        assert!(
            page.contains("the network: refused by the system\n"),
            "{page}"
        );
        assert!(page.contains("settings: not refused here"), "{page}");
    }
}
