using System.Reflection;

namespace Bot;

/// <summary>What this build says of itself.</summary>
internal static class ProgramInfo
{
    private static readonly Assembly Assembly = typeof(ProgramInfo).Assembly;

    /// <summary>As in <c>Directory.Build.props</c>, such as <c>0.1.0</c>, without the commit.</summary>
    public static string Version { get; } =
        Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>Where the program comes from, when the build was told (<c>-p:RepositoryUrl=…</c> or that variable of the environment); else null.</summary>
    public static Uri? Page { get; } =
        Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "RepositoryUrl")?.Value is { } text
        && Uri.TryCreate(text, UriKind.Absolute, out var page) && page.Scheme is "http" or "https"
            ? page
            : null;
}
