using System.Collections.Immutable;
using RotationNotes.Delivery.Dkim;

namespace RotationNotes.Configuration;

/// <summary>One entry of <c>Delivery:Dkim</c>: a key that signs our mail.</summary>
/// <param name="KeyFile">PEM file with an RSA or Ed25519 private key; read when mail is sent.</param>
public sealed record DkimOptions(string Domain, string Selector, FileInfo KeyFile)
{
    public static ImmutableArray<DkimOptions> Read(OptionsReader reader, Paths paths, string senderDomain)
    {
        var keys = ImmutableArray.CreateBuilder<DkimOptions>();
        foreach (var item in reader.Items("Delivery:Dkim"))
        {
            var selector = reader.RequiredText(item + ":Selector", "s2024");
            var file = reader.RequiredText(item + ":KeyFile", "dkim.pem");
            var domain = reader.Text(item + ":Domain", senderDomain);
            if (selector.Length == 0 || file.Length == 0)
                continue;
            var key = new DkimOptions(domain, selector, paths.File(file));
            try
            {
                // A key that cannot sign must stop the program at its start, not the first edition.
                using var signer = key.Open();
                keys.Add(key);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
            {
                reader.Refuse(item, $"cannot sign: {failure.Message.Split('\n')[0]}");
            }
        }

        return keys.ToImmutable();
    }

    public DkimSigner Open() => new(Domain, Selector, DkimKey.FromPem(File.ReadAllText(KeyFile.FullName)));
}
