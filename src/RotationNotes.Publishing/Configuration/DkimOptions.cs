using System.Collections.Immutable;
using RotationNotes.Delivery.Messages;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Publishing.Configuration;

/// <summary>One entry of <c>Delivery:Dkim</c>: a key that signs our mail.</summary>
/// <param name="KeyFile">PEM file with an RSA or Ed25519 private key; not read before mail is to be sent.</param>
/// <param name="Setting">Name of the entry, for messages.</param>
/// <param name="Place">Where the entry stands.</param>
public sealed record DkimOptions(string Domain, string Selector, FileInfo KeyFile, string Setting, Place Place)
{
    public static ImmutableArray<DkimOptions> Read(OptionsReader reader, Paths paths, string senderDomain)
    {
        var keys = ImmutableArray.CreateBuilder<DkimOptions>();
        foreach (var item in reader.Items("Delivery:Dkim"))
        {
            var selector = reader.RequiredText(item + ":Selector", "s2024");
            var file = reader.RequiredText(item + ":KeyFile", "dkim.pem");
            var domain = reader.Text(item + ":Domain", senderDomain);
            if (selector.Length > 0 && file.Length > 0)
                keys.Add(new DkimOptions(domain, selector, paths.File(file), item, reader.PlaceOf(item + ":KeyFile")));
        }

        return keys.ToImmutable();
    }

    /// <summary>Reads the keys, in order.</summary>
    /// <exception cref="DiagnosticException">Every key that cannot sign (configuration).</exception>
    public static ImmutableArray<DkimSigner> Open(IEnumerable<DkimOptions> keys)
    {
        var signers = ImmutableArray.CreateBuilder<DkimSigner>();
        var faults = new List<Diagnostic>();
        foreach (var key in keys)
        {
            try
            {
                signers.Add(new DkimSigner(key.Domain, key.Selector, File.ReadAllText(key.KeyFile.FullName)));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
            {
                faults.Add(Diagnostic.Error(key.Place, $"{key.Setting} cannot sign: {failure.Message.Split('\n')[0]}"));
            }
        }

        if (faults.Count == 0)
            return signers.ToImmutable();
        foreach (var signer in signers)
            signer.Dispose();
        throw new DiagnosticException(FailureKind.Configuration, faults);
    }
}
