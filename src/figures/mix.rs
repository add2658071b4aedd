//! How mixed a sample of voices is.

/// The effective number of voices: as many equally frequent voices would be just as mixed. The exponential of the Shannon
/// entropy of the shares (Hill number of order 1); from 1.0, all of one voice, up to the number of voices heard. `None`
/// without a count. Source: Jost 2006, "Entropy and diversity", Oikos 113:363.
pub fn effective(counts: impl IntoIterator<Item = u32>) -> Option<f64> {
    let counts: Vec<f64> = counts
        .into_iter()
        .filter(|count| *count > 0)
        .map(f64::from)
        .collect();
    let total: f64 = counts.iter().sum();
    let entropy: f64 = counts
        .iter()
        .map(|count| count / total)
        .map(|share| -share * share.ln())
        .sum();
    (total > 0.0).then(|| entropy.exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(counts: &[u32]) -> Option<f64> {
        effective(counts.iter().copied()).map(|voices| (voices * 1000.0).round() / 1000.0)
    }

    #[test]
    fn equal_voices_count_fully_and_one_voice_alone_counts_one() {
        assert_eq!(rounded(&[5, 5, 5, 5]), Some(4.0));
        assert_eq!(rounded(&[40, 0, 0]), Some(1.0));
        assert_eq!(rounded(&[u32::MAX, u32::MAX]), Some(2.0));
    }

    #[test]
    fn an_uneven_mix_is_worked_out_by_hand() {
        // Shares 1/2, 1/4, 1/4: entropy 1.5 ln 2, so 2^1.5.
        assert_eq!(rounded(&[2, 1, 1]), Some(2.828));
        // 22, 8, 4, 6 of 40: -(.55 ln .55 + .2 ln .2 + .1 ln .1 + .15 ln .15) = 1.16553.
        assert_eq!(rounded(&[22, 8, 4, 6]), Some(3.208));
    }

    #[test]
    fn without_a_sample_there_is_no_number() {
        assert_eq!(rounded(&[]), None);
        assert_eq!(rounded(&[0, 0]), None);
    }
}
