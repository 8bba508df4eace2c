using System.Collections.Frozen;

namespace Bot.Search.Analysis;

/// <summary>
/// English words of everyday talk: what people do, who does it, when and how. They do name what is looked for, but who asks in own words picks
/// them freely, so that a section without one of them is missing less than one without a noun of the trade.
/// </summary>
internal static class EverydayWords
{
    private static readonly FrozenSet<string> Stems = """
        accept add afford agree aim appear apply arrive ask become begin behave believe belong bother break broke broken bring brought
        build built buy care carry catch cause change check choose chose close consider contain continue cope cover deal decide deliver
        depend drop enable end exist expect face fail fall feel fill finish fit fix follow forget grow handle hit hold include involve
        join jump last leave left live load look lose lost manage matter meet mind miss mistake move notice offer open order own pass pay
        perform pick place plan play point prefer prepare prevent pull push reach react receive reduce refer remain remember remove reply
        require rely run save see seen seem select sell send sent serve share shift show shown sit skip slow solve speak speed spend stand
        start stay stop store suggest suit support switch talk think throw touch trust turn update wait wake walk wish wonder worry write
        written
        person people team user customer client colleague company developer admin boss member visitor
        day week month year hour minute moment while
        part side end top bottom middle area case reason problem trouble issue result item piece idea word detail fact
        bad big cheap clean common complete current different difficult direct early empty entire exact extra famous final fresh free full
        general great hard huge important independent late later little main major minor necessary nice normal obvious original
        particular perfect pretty previous proper ready real recent regular safe same separate serious several similar simple small
        special strange strong sudden sufficient suitable sure tiny total typical unique usual various weird whole wide worse worst
        ahead along alone apart aside away back beside besides beyond certain everywhere forward further hence however inside instead
        maybe meanwhile near nearby nowhere otherwise outside overall perhaps somehow somewhere soon straight therefore though throughout
        together twice underneath unless wherever whether zero ok okay couple pair half third rest none
        """
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(EnglishStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the word is one of them, in any of its forms (<c>send</c>, <c>sending</c>).</summary>
    public static bool Contains(string form) => Stems.Contains(EnglishStemmer.Stem(form));
}
