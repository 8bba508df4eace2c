using Bot.Core.Game;
using Bot.Core.Quiz.Generation;
using NodaTime;
using Xunit;

namespace Bot.Contracts.Storage;

/// <summary>The only contract whose rows belong to no server: each test begins by keeping a set of its own, which retires all others.</summary>
public abstract class FingerprintContract(IStorageFixture fixture) : StorageContract(fixture)
{
    private IFingerprintStore Fingerprints => Get<IFingerprintStore>();

    [Fact]
    public async Task What_was_kept_is_there_again()
    {
        var fingerprint = New("256 kb", "largest message queue");
        await Fingerprints.KeepAsync([fingerprint], Noon, Cancellation);

        Assert.Equal(fingerprint, await FindAsync(fingerprint.Id));
        Assert.Null(await Fingerprints.RetiredAtAsync(fingerprint.Id, Cancellation));
    }

    [Fact]
    public async Task A_reworded_question_is_kept_in_its_new_words()
    {
        var fingerprint = New("256 kb", "largest message queue");
        await Fingerprints.KeepAsync([fingerprint], Noon, Cancellation);
        await Fingerprints.KeepAsync([fingerprint with { Path = "queues.md", Words = "big message queue" }], Noon, Cancellation);

        Assert.Equal(("queues.md", "big message queue"), await FindAsync(fingerprint.Id) is { } kept ? (kept.Path, kept.Words) : default);
    }

    [Fact]
    public async Task A_question_that_is_not_given_any_more_is_retired_at_that_moment_and_stays_known()
    {
        var (gone, other) = (New("256 kb", "largest message queue"), New("14 days", "longest retention queue"));
        await Fingerprints.KeepAsync([gone, other], Noon, Cancellation);
        await Fingerprints.KeepAsync([other], Noon + Duration.FromHours(1), Cancellation);
        await Fingerprints.KeepAsync([other], Noon + Duration.FromHours(2), Cancellation);

        Assert.Equal(Noon + Duration.FromHours(1), await Fingerprints.RetiredAtAsync(gone.Id, Cancellation));
        Assert.Equal(gone, await FindAsync(gone.Id));
    }

    [Fact]
    public async Task A_retired_question_that_comes_back_is_not_retired_any_more()
    {
        var (gone, other) = (New("256 kb", "largest message queue"), New("14 days", "longest retention queue"));
        await Fingerprints.KeepAsync([gone], Noon, Cancellation);
        await Fingerprints.KeepAsync([other], Noon, Cancellation);
        await Fingerprints.KeepAsync([gone, other], Noon, Cancellation);

        Assert.Null(await Fingerprints.RetiredAtAsync(gone.Id, Cancellation));
    }

    [Fact]
    public async Task No_questions_at_all_retire_none()
    {
        var fingerprint = New("256 kb", "largest message queue");
        await Fingerprints.KeepAsync([fingerprint], Noon, Cancellation);
        await Fingerprints.KeepAsync([], Noon, Cancellation);

        Assert.Null(await Fingerprints.RetiredAtAsync(fingerprint.Id, Cancellation));
    }

    [Fact]
    public async Task Two_processes_keep_the_same_questions_at_the_same_time()
    {
        var current = Enumerable.Range(0, 200).Select(_ => New("256 kb", "largest message queue")).ToList();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Fingerprints.KeepAsync(current, Noon, Cancellation)));

        var kept = (await Fingerprints.AllAsync(Cancellation)).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(current, f => Assert.Contains(f.Id, kept));
    }

    private static QuestionFingerprint New(string answer, string words) => new($"q{NewId()}", "figure", "sqs.md", answer, words);

    private async Task<QuestionFingerprint?> FindAsync(string id) => (await Fingerprints.AllAsync(Cancellation)).FirstOrDefault(f => f.Id == id);
}
