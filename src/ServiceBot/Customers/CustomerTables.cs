using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceBot.Customers;

internal sealed class CustomerTable : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> table)
    {
        table.ToTable("Customers");
        table.HasKey(customer => new { customer.TeamId, customer.Key });
        table.Property(customer => customer.Version).IsConcurrencyToken();
        table.HasMany<CustomerFact>().WithOne().HasForeignKey(fact => new { fact.TeamId, fact.CustomerKey });
    }
}

internal sealed class CustomerFactTable : IEntityTypeConfiguration<CustomerFact>
{
    public void Configure(EntityTypeBuilder<CustomerFact> table)
    {
        // Whatever the program does, what nobody agreed to cannot be kept.
        table.ToTable("CustomerFacts", facts => facts.HasCheckConstraint("CK_CustomerFacts_Consent", "\"Consent\" IN (1, 2)"));
        table.HasIndex(fact => fact.ExpiresAt);
        table.HasIndex(fact => new { fact.TeamId, fact.CustomerKey, fact.Number }).IsUnique();
    }
}

internal sealed class CustomerLinkTable : IEntityTypeConfiguration<CustomerLink>
{
    public void Configure(EntityTypeBuilder<CustomerLink> table)
    {
        table.ToTable("CustomerLinks");
        table.HasKey(link => link.Hash);
        table.HasIndex(link => link.ExpiresAt);
    }
}
