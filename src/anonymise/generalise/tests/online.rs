//! Places online: a strange word that is one, and who is somebody though they are spoken of like one.

use super::reads;

#[test]
fn a_strange_word_that_is_a_place_online_is_no_person() {
    reads(&[
        (
            "Marek posted it on Threadly. I left Threadly, and deleted the Threadly app.",
            "Person A posted it on an online platform. I left an online platform, and deleted the online app.",
        ),
        (
            "She found me on Kinnet, by a Wexly account.",
            "She found me on an online platform, by a certain online account.",
        ),
        (
            "I counted on Okafor, and Okafor has an account on Okafor's server.",
            "I counted on Person A, and Person A has an account on Person A's server.",
        ),
        (
            "My friend Threadly posted on Threadly.",
            "My friend (name withheld) posted on my friend.",
        ),
        (
            "Her comment on Threadly was unkind. I posted on Threadly again.",
            "Her comment on an online platform was unkind. I posted on an online platform again.",
        ),
        (
            "I left the Threadly app, since Threadly kept buffering. Then Threadly crashed, and timed out.",
            "I left the online app, since an online platform kept buffering. Then an online platform crashed, and \
             timed out.",
        ),
        (
            "I was glad that Threadly was down for maintenance.",
            "I was glad that an online platform was down for maintenance.",
        ),
        (
            "She uses an app called Threadly, and Threadly has logged her out.",
            "She uses an app called (name withheld), and an online platform has logged her out.",
        ),
        (
            "She found an app called Threadly.",
            "She found an app called (name withheld).",
        ),
        (
            "I downloaded Threadly and logged into Wexly.",
            "I downloaded an online platform and logged into an online platform.",
        ),
        (
            "When Zeldin was down, Maureen crashed, and Horvat logged me out.",
            "When Person A was down, Person B crashed, and Person C logged me out.",
        ),
    ]);
}

#[test]
fn who_does_or_has_something_is_no_place_online_wherever_the_texts_speak_of_them() {
    reads(&[
        (
            "We posted about Zeldin. I commented on Zeldin because Zeldin wept.",
            "We posted about Person A. I commented on Person A because Person A wept.",
        ),
        (
            "I sat with Zeldin. Zeldin's grief was large. I posted on Zeldin once.",
            "I sat with Person A. Person A's grief was large. I posted on Person A once.",
        ),
    ]);
}

#[test]
fn who_fails_on_a_call_is_somebody() {
    reads(&[
        (
            "Okonkwo timed out of the call.",
            "Person A timed out of the call.",
        ),
        (
            "Zeldin kept buffering so we moved to the phone.",
            "Person A kept buffering so we moved to the phone.",
        ),
    ]);
}
